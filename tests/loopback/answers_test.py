"""What each address of the service answers."""

import json
import re
import unittest
import urllib.parse

from service import DatabaseTest, Service, ServiceTest, index


def quoted(text):
    return urllib.parse.quote(text, safe="")


class Answers(ServiceTest):
    def search(self, query, more=""):
        return self.service.json("/search?q=" + quoted(query) + more)

    def ids(self, query, more=""):
        return [result["id"] for result in self.search(query, more)["results"]]

    def test_search_with_and_without_accents(self):
        answer = self.search("thơ lục bát")
        self.assertEqual(answer["schema"], 2)
        self.assertEqual(answer["query"], "thơ lục bát")
        self.assertEqual(answer["results"][0]["id"], "hungyen-2011-ngay-tho")
        self.assertEqual(self.ids("tho luc bat")[0], "hungyen-2011-ngay-tho")
        self.assertEqual(self.service.json("/search?q=th%C6%A1+l%E1%BB%A5c+b%C3%A1t"), answer)

    def test_pages_fit_together(self):
        whole = self.ids("hội nghị", "&limit=9")
        self.assertEqual(len(whole), 9)
        pages = [self.ids("hội nghị", f"&limit=3&offset={offset}") for offset in (0, 3, 6)]
        self.assertEqual(sum(pages, []), whole)

    def test_order(self):
        dates = [result["date"] for result in self.search("hội nghị", "&sort=newest&limit=50")["results"]]
        dated = [date for date in dates if date]
        self.assertEqual(dated, sorted(dated, reverse=True))
        self.assertEqual(dates, dated + [None] * (len(dates) - len(dated)))

    def test_facet_values_are_filters(self):
        answer = self.search("hội nghị", "&facet=year&facet=source&histogram=month")
        self.assertEqual(list(answer["facets"]), ["year", "source"])
        self.assertTrue(answer["histogram"])
        for facet, counts in answer["facets"].items():
            for separator in ":=":
                filtered = self.search("hội nghị", f"&filter={facet}{separator}{quoted(counts[0]['value'])}")
                self.assertEqual(filtered["matches"], counts[0]["count"])

    def test_facets_alone(self):
        answer = self.service.json("/facets?q=" + quoted("hội nghị"))
        self.assertEqual(answer["results"], [])
        self.assertEqual(sorted(answer["facets"]), ["agency", "month", "source", "speaker", "year"])

    def test_collapse_recency_and_explanation(self):
        answer = self.search("hội nghị", "&collapse=1&recency=1&half-life=30&explain=1")
        parts = answer["results"][0]["explanation"]
        self.assertAlmostEqual(sum(part["score"] for part in parts), answer["results"][0]["score"], places=4)

    def test_announcement_as_json(self):
        for more in ["", "?format=json"]:
            announcement = self.service.json("/announcement/hungyen-2011-ngay-tho" + more)
            self.assertEqual(announcement["id"], "hungyen-2011-ngay-tho")
            self.assertIn("thơ lục bát", announcement["body"])
        self.assertEqual(self.service.get("/announcement/no-such-one").status, 404)

    def test_similar(self):
        answer = self.service.json("/similar/hungyen-2011-ngay-tho?limit=5")
        ids = [result["id"] for result in answer["results"]]
        self.assertEqual(len(ids), 5)
        self.assertNotIn("hungyen-2011-ngay-tho", ids)
        self.assertEqual(self.service.get("/similar/no-such-one").status, 404)

    def test_completion_and_suggestion(self):
        completions = self.service.json("/complete?q=" + quoted("hội n") + "&limit=3")["completions"]
        self.assertIn("hội nghị", [completion["text"] for completion in completions])
        suggestion = self.service.json("/suggest?q=" + quoted("hooij nghij"))
        self.assertEqual(suggestion["corrected_query"], "hội nghị")
        self.assertEqual(self.service.json("/complete?q=")["completions"], [])

    def test_health_and_metrics(self):
        self.assertEqual(self.service.json("/health")["documents"], 66)
        self.search("thơ")
        response = self.service.get("/metrics")
        self.assertTrue(response.getheader("Content-Type").startswith("text/plain; version=0.0.4"))
        lines = response.body.decode().splitlines()
        name = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
        labels = rf'\{{{name}="[^"]*"(,{name}="[^"]*")*\}}'
        for line in lines:
            self.assertRegex(line, rf"^(# (HELP|TYPE) {name} .+|{name}({labels})? [0-9.e+-]+)$")
        self.assertIn("thongcao_documents 66", lines)
        searches = 'thongcao_requests_total{route="/search",status="200"} '
        self.assertTrue([line for line in lines if line.startswith(searches)])
        buckets = [int(line.split()[1]) for line in lines if "_bucket{" in line]
        self.assertEqual(buckets, sorted(buckets))

    def test_every_described_address_is_answered(self):
        description = self.service.json("/openapi.json")
        self.assertTrue(description["openapi"].startswith("3."))
        for path, item in description["paths"].items():
            self.assertEqual(list(item), ["get"])
            target = path.replace("{id}", "hungyen-2011-ngay-tho") + "?q=a"
            self.assertEqual(self.service.get(target).status, 200, path)
            for parameter in item["get"].get("parameters", []):
                if "$ref" in parameter:
                    parameter = description["components"]["parameters"][parameter["$ref"].rsplit("/", 1)[1]]
                self.assertTrue(parameter["name"])

    def test_compression_when_asked_for(self):
        target = "/search?q=" + quoted("hội nghị")
        plain = self.service.get(target)
        self.assertIsNone(plain.getheader("Content-Encoding"))
        for accepted in ["gzip", "br;q=1, GZIP;q=0.5", "deflate, gzip"]:
            packed = self.service.get(target, Accept_Encoding=accepted)
            self.assertEqual(packed.getheader("Content-Encoding"), "gzip", accepted)
            self.assertLess(int(packed.getheader("Content-Length")), len(plain.body))
            self.assertEqual(packed.body, plain.body)
        for refused in ["gzip;q=0", "br", "identity", "xgzip"]:
            answer = self.service.get(target, Accept_Encoding=refused)
            self.assertIsNone(answer.getheader("Content-Encoding"), refused)
        self.assertIn("Accept-Encoding", plain.getheader("Vary"))

    def test_what_did_not_change_is_not_sent_again(self):
        target = "/search?q=" + quoted("thơ")
        first = self.service.get(target)
        etag = first.getheader("ETag")
        for known in [etag, '"other", ' + etag, "*"]:
            again = self.service.get(target, If_None_Match=known)
            self.assertEqual((again.status, again.body, again.getheader("ETag")), (304, b"", etag))
        self.assertEqual(self.service.get(target, If_None_Match='"other"').status, 200)
        self.assertNotEqual(self.service.get("/search?q=a").getheader("ETag"), etag)

    def test_head_has_no_body(self):
        for target in ["/search?q=" + quoted("thơ"), "/nothing"]:
            whole, head = self.service.get(target), self.service.get(target, "HEAD")
            self.assertEqual((head.status, head.body), (whole.status, b""))
            self.assertEqual(head.getheader("Content-Length"), whole.getheader("Content-Length"))

    def test_other_origins_may_not_read(self):
        answer = self.service.get("/search?q=a", Origin="https://example.org")
        self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))


class Options(DatabaseTest):
    def test_cors(self):
        with Service("--cors", "https://example.org", self.database) as service:
            for target in ["/search?q=a", "/nothing"]:
                origin = service.get(target).getheader("Access-Control-Allow-Origin")
                self.assertEqual(origin, "https://example.org")

    def test_ids_may_hold_anything(self):
        ids = ["a/b/c", "../../etc/passwd", "100%", "a b+c", "?q=1#x", "<b>\"&'", "số-15/2020/NĐ-CP", "%2F",
               "."]
        database = self.folder / "ids.db"
        index(database, [{"id": name, "title": "Thông báo", "body": "tuyển dụng " + name} for name in ids])
        with Service(database) as service:
            for name in ids:
                self.assertEqual(service.json("/announcement/" + quoted(name))["id"], name)
                self.assertEqual(service.json("/similar/" + quoted(name))["query"], name)

    def test_environment(self):
        environment = {"THONGCAO_CORS": "https://a.example", "THONGCAO_ACCESS_LOG": "off",
                       "THONGCAO_LISTEN": "nowhere"}  # the option --listen wins
        with Service(self.database, environment=environment) as service:
            origin = service.get("/health").getheader("Access-Control-Allow-Origin")
            self.assertEqual(origin, "https://a.example")
            self.assertEqual(service.printed(), "")

    def test_access_log_has_one_object_a_line(self):
        for file in ["-", self.folder / "access.log"]:
            with Service("--access-log", file, self.database) as service:
                service.get("/search?q=%0A%22%1B[31m")
                service.get("/nothing")
                service.stop()
                lines = (service.printed() if file == "-" else file.read_text()).splitlines()
            entries = [json.loads(line) for line in lines]
            self.assertEqual([(e["method"], e["target"], e["status"]) for e in entries],
                             [("GET", "/search?q=%0A%22%1B[31m", 200), ("GET", "/nothing", 404)])
            self.assertFalse(re.search("[\0-\x1f]", "".join(lines)))


if __name__ == "__main__":
    unittest.main()
