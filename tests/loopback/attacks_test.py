"""Slow, huge and broken requests leave the service answering."""

import json
import random
import socket
import struct
import time
import unittest

from service import PATIENCE, Service, ServiceTest, DatabaseTest, eventually, received, status_of


class Attacks(ServiceTest):
    def error(self, target):
        """The error that a target is answered with."""
        response = self.service.get(target)
        self.assertEqual(response.getheader("Content-Type"), "application/json")
        error = json.loads(response.body)["error"]
        self.assertEqual(error["status"], response.status)
        self.assertTrue(error["message"])
        return response.status, error.get("where")

    def test_bad_parameters_are_named(self):
        for target, where in [
            ("/search?q=a&limit=x", "limit"),
            ("/search?q=a&limit=-1", "limit"),
            ("/search?q=a&limit=1&limit=2", "limit"),
            ("/search?q=a&limit=99999999999999999999", "limit"),
            ("/search?q=a&offset=1e3", "offset"),
            ("/search?q=a&sort=best", "sort"),
            ("/search?q=a&filter=speaker", "filter"),
            ("/search?q=a&filter=minister:x", "filter"),
            ("/search?q=a&facet=title", "facet"),
            ("/search?q=a&histogram=day", "histogram"),
            ("/search?q=a&recency=yes", "recency"),
            ("/search?q=a&half-life=30", "half-life"),
            ("/search?q=a&recency=1&half-life=nan", "half-life"),
            ("/search?q=a&collapse=2", "collapse"),
            ("/search?q=date:32/13/2019", "q"),
            ("/search?q=a%00b", "q"),
            ("/search?q=%ff%fe", "q"),
            ("/search?q=%c3", "q"),
            ("/search?q=%ed%a0%80", "q"),
            ("/search?q=%zz", "q"),
            ("/search?q=100%", "q"),
            ("/complete?q=%f4%90%80%80", "q"),
        ]:
            self.assertEqual(self.error(target), (400, where), target)

    def test_paths_lead_to_no_file(self):
        for path in ["/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "//etc/passwd",
                     "/style.css/../../README.md", "/announcement/..%2f..%2f..%2fetc%2fpasswd",
                     "/announcement/%2Fetc%2Fpasswd", "/SEARCH", "/announcement/", "/nothing"]:
            status, _ = self.error(path)
            self.assertEqual(status, 404, path)

    def test_what_a_stranger_sent_does_not_come_back_as_html(self):
        hostile = "%3Cscript%3Ealert(1)%3C/script%3E"
        for target in ["/" + hostile, "/announcement/" + hostile, "/search?sort=" + hostile, "/?q=" + hostile,
                       "/?q=%22%3E" + hostile, "/?lang=" + hostile]:
            response = self.service.get(target, Accept="text/html")
            if response.getheader("Content-Type").startswith("text/html"):
                self.assertNotIn(b"<script>alert", response.body, target)
            self.assertEqual(response.getheader("X-Content-Type-Options"), "nosniff")
            self.assertIn("frame-ancestors 'none'", response.getheader("Content-Security-Policy"))
            self.assertNotIn("unsafe", response.getheader("Content-Security-Policy"))

    def test_requests_that_are_no_http(self):
        for data in [b"\r\n\r\n\r\n", b"\0" * 1000, b"GET\r\n\r\n", b"GET /\r\n\r\n",
                     b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\nHost: a\n\n", b"GET /a b HTTP/1.1\r\n\r\n",
                     b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                     b"GET / HTTP/1.1\r\nContent-Length: 1e9\r\n\r\n",
                     b"GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
                     b"GET / HTTP/1.1\r\n: x\r\n\r\n", b"GET /search?q=\xff HTTP/1.1\r\nHost: a\r\n\r\n",
                     "GET /search?q=thơ HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
                     b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]:
            answer = self.service.send(data)
            self.assertIn(status_of(answer), [None, 200, 400, 404], (data, answer[:200]))
            self.assertEqual(self.service.get("/health").status, 200, data)

    def test_random_bytes(self):
        source = random.Random(20191219)
        request = (b"GET /search?q=th%C6%A1&limit=3&filter=year:2019 HTTP/1.1\r\n"
                   b"Host: a\r\nAccept: text/html\r\n\r\n")
        for _ in range(300):
            data = bytearray(request)
            for _ in range(source.randrange(1, 6)):
                data[source.randrange(len(data))] = source.randrange(256)
            answer = self.service.send(bytes(data))
            self.assertNotEqual(status_of(answer), 500, data)

    def test_requests_that_are_too_large(self):
        target = b"GET /" + b"a" * 10_000_000 + b" HTTP/1.1\r\n\r\n"
        self.assertIn(status_of(self.service.send(target)), [None, 414, 431])
        headers = b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 100_000 + b"\r\n"
        self.assertIn(status_of(self.service.send(headers)), [None, 431])
        post = b"POST /search HTTP/1.1\r\nContent-Length: 10000000\r\n\r\n" + b"a" * 10_000_000
        self.assertIn(status_of(self.service.send(post)), [None, 405, 413])
        self.assertLess(self.service.resident(), 500 << 20)

    def test_a_url_just_too_long_is_answered(self):
        self.assertEqual(status_of(self.service.send(b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n")), 431)

    def test_methods(self):
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"]:
            response = self.service.get("/search?q=a", method)
            self.assertEqual((response.status, response.getheader("Allow")), (405, "GET, HEAD"), method)
        self.assertIn(status_of(self.service.send(b"CONNECT a:1 HTTP/1.1\r\n\r\n")), [400, 405])

    def test_pipelined_requests_are_answered_in_order(self):
        targets = ["/health", "/search?q=th%C6%A1", "/nothing", "/complete?q=ch", "/health"] * 40
        requests = "".join(f"GET {target} HTTP/1.1\r\nHost: a\r\n\r\n" for target in targets)
        requests += "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        with self.service.connect() as connection:
            connection.sendall(requests.encode())
            answer = received(connection)
        statuses = [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]
        self.assertEqual(statuses, [404 if target == "/nothing" else 200 for target in targets] + [200])

    def test_slow_requests_are_cut_off_and_hinder_nobody(self):
        connections = [self.service.connect() for _ in range(100)]
        begin = time.monotonic()
        for connection in connections:
            connection.sendall(b"GET /search?q=a HTTP/1.1\r\nX-Slow: ")
        slow = set(connections)
        while slow and time.monotonic() < begin + PATIENCE:
            for connection in list(slow):
                try:
                    connection.setblocking(False)
                    connection.send(b"a")
                    if not connection.recv(1000):
                        slow.remove(connection)
                except BlockingIOError:
                    pass
                except OSError:
                    slow.remove(connection)
            asked = time.monotonic()
            self.assertEqual(self.service.get("/search?q=th%C6%A1").status, 200)
            self.assertLess(time.monotonic() - asked, 5)
            time.sleep(0.5)
        for connection in connections:
            connection.close()
        self.assertFalse(slow, "still reading what comes byte by byte")

    def test_who_reads_no_answer_costs_a_connection(self):
        connections = [self.service.connect() for _ in range(20)]
        for connection in connections:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.setblocking(False)
            try:
                connection.send(b"GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 1000)
            except BlockingIOError:
                pass
        self.assertEqual(self.service.get("/search?q=th%C6%A1").status, 200)
        for connection in connections:
            connection.close()

    def test_clients_that_vanish(self):
        for _ in range(200):
            connection = self.service.connect()
            # Closed with a reset.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(b"GET /search?q=th%C6%A1&limit=100 HTTP/1.1\r\nHost: a\r\n\r\n")
            connection.close()


class Limits(DatabaseTest):
    @staticmethod
    def answers_at_once(service, count, request):
        """What as many clients get that all ask before one of them reads."""
        held = [service.connect() for _ in range(count)]
        for connection in held:
            connection.sendall(request)
        answers = [received(connection) for connection in held]
        for connection in held:
            connection.close()
        return answers

    def test_connections_beyond_the_limit_are_closed(self):
        with Service("--connections", 10, self.database) as service:
            held = [service.connect() for _ in range(10)]
            for connection in held:  # each has been accepted once it was answered
                connection.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
                self.assertEqual(status_of(connection.recv(65536)), 200)
            with service.connect() as refused:
                self.assertEqual(received(refused), b"")
            for connection in held:
                connection.close()
            self.assertTrue(eventually(lambda: service.send(b"GET /health HTTP/1.0\r\n\r\n") != b""))

    def test_a_thousand_connections(self):
        with Service(self.database) as service:
            answers = self.answers_at_once(service, 1000, b"GET /search?q=th%C6%A1 HTTP/1.0\r\n\r\n")
            statuses = [status_of(answer) for answer in answers]
            self.assertLessEqual(set(statuses), {200, 503})
            self.assertIn(200, statuses)
            self.assertEqual(service.get("/search?q=th%C6%A1").status, 200)

    def test_a_full_queue_is_told_at_once(self):
        with Service("--threads", 1, "--queue", 1, self.database) as service:
            answers = self.answers_at_once(service, 200, b"GET /search?q=th%C6%A1&limit=100 HTTP/1.0\r\n\r\n")
            rejected = [answer for answer in answers if status_of(answer) == 503]
            self.assertTrue(rejected)
            for answer in rejected:
                self.assertIn(b"\r\nRetry-After: ", answer)
            figures = service.get("/metrics").body.decode()
            self.assertIn(f"thongcao_rejected_total {len(rejected)}\n", figures)

    def test_who_looks_after_it_does_not_wait(self):
        with Service("--threads", 1, "--queue", 1, "--cache", 0, self.database) as service:
            held = [service.connect() for _ in range(100)]
            for connection in held:
                connection.sendall(b"GET /search?q=th%C6%A1&limit=100&explain=1 HTTP/1.1\r\nHost: a\r\n\r\n" * 5)
            for target in ["/health", "/metrics", "/style.css", "/openapi.json"] * 5:
                self.assertEqual(service.get(target).status, 200, target)
            for connection in held:
                connection.close()

    def test_who_has_waited_too_long_is_not_searched_for(self):
        with Service("--threads", 1, "--queue", 1000, "--cache", 0, "--time-limit", 20, self.database) as service:
            request = b"GET /search?q=th%C6%A1&limit=100&explain=1 HTTP/1.0\r\n\r\n"
            answers = self.answers_at_once(service, 300, request)
            statuses = [status_of(answer) for answer in answers]
            self.assertLessEqual(set(statuses), {200, 503, 504})
            self.assertIn(503, statuses)
            figures = service.get("/metrics").body.decode()
            self.assertIn(f"thongcao_rejected_total {statuses.count(503)}\n", figures)

    def test_browsers_are_refused_with_a_page(self):
        with Service("--threads", 1, "--queue", 1, "--cache", 0, self.database) as service:
            request = b"GET /?q=th%C6%A1&limit=100 HTTP/1.0\r\nAccept: text/html\r\n\r\n"
            answers = self.answers_at_once(service, 50, request)
            rejected = [answer for answer in answers if status_of(answer) == 503]
            self.assertTrue(rejected)
            for answer in rejected:
                self.assertIn("Máy chủ đang bận".encode(), answer)


if __name__ == "__main__":
    unittest.main()
