"""The service while its index is updated, with several databases and servers of them, and when it ends."""

import pathlib
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from service import PATIENCE, DatabaseTest, PROGRAMS, Service, eventually, index, received, status_of


def record(number, word):
    return {"id": f"{word}-{number}", "title": f"Thông báo {number}", "body": f"Giá {word} tăng trong tháng."}


class Updates(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.database = self.folder / "db"
        index(self.database, [record(1, "lúa")])

    def test_what_was_added_is_found_without_a_restart(self):
        with Service("--threads", 2, self.database) as service:
            self.assertEqual(service.json("/search?q=h%E1%BA%A1t")["matches"], 0)
            before = service.get("/search?q=l%C3%BAa").getheader("ETag")
            index(self.database, [record(n, "lúa hạt") for n in range(2, 5)])
            self.assertTrue(eventually(lambda: service.json("/health")["documents"] == 4))
            self.assertTrue(eventually(lambda: service.json("/search?q=h%E1%BA%A1t")["matches"] == 3))
            self.assertTrue(eventually(lambda: service.get("/search?q=l%C3%BAa").getheader("ETag") != before))

    def test_no_search_fails_while_the_index_is_updated(self):
        with Service("--threads", 2, "--queue", 100, self.database) as service:
            statuses, done = [], threading.Event()

            def ask():
                while not done.is_set():
                    statuses.append(service.get("/search?q=gi%C3%A1&facet=year").status)

            askers = [threading.Thread(target=ask) for _ in range(4)]
            for asker in askers:
                asker.start()
            for round_number in range(8):
                index(self.database, [record(n, f"ngô {round_number}") for n in range(200)])
            done.set()
            for asker in askers:
                asker.join()
            self.assertEqual(set(statuses), {200})

    def test_a_database_that_vanishes_costs_answers_but_not_the_service(self):
        with Service(self.database) as service:
            self.assertEqual(service.get("/search?q=l%C3%BAa").status, 200)
            self.database.rename(self.folder / "away")
            time.sleep(1.2)  # it looks whether the index was updated
            # What is open may still be read; else the answer must not be that there is nothing.
            answer = service.get("/search?q=l%C3%BAa")
            self.assertIn(answer.status, [200, 500, 503])
            self.assertNotIn(str(self.folder).encode(), answer.body)
            self.assertNotEqual(service.json("/health")["documents"], 0)
            (self.folder / "away").rename(self.database)
            self.assertTrue(eventually(lambda: service.get("/search?q=l%C3%BAa").status == 200))


class Databases(DatabaseTest):
    def serve_database(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            ["xapian-tcpsrv", "--interface", "127.0.0.1", "--port", str(port), "--quiet", self.database],
            stderr=subprocess.DEVNULL)  # it tells of every client that leaves
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)

        def answers():
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        self.assertTrue(eventually(answers))
        return server, f"127.0.0.1:{port}"

    def test_several_databases_are_one(self):
        other = self.folder / "other.db"
        index(other, [record(1, "lúa")])
        with Service(self.database, other) as service:
            self.assertEqual(service.json("/health")["documents"], 67)
            found = service.json("/search?q=gi%C3%A1+l%C3%BAa+t%C4%83ng")["results"]
            self.assertEqual(found[0]["id"], "lúa-1")
            self.assertEqual(service.get("/announcement/hungyen-2011-ngay-tho").status, 200)

    def test_a_remote_database_is_searched_alike(self):
        _, address = self.serve_database()
        target = "/search?q=th%C6%A1+l%E1%BB%A5c+b%C3%A1t&facet=year"
        with Service(self.database) as local, Service(address) as remote:
            self.assertEqual(remote.json(target), local.json(target))

    def test_a_remote_database_that_ends(self):
        server, address = self.serve_database()
        with Service("--timeout", 1000, address) as service:
            self.assertEqual(service.get("/search?q=a").status, 200)
            server.kill()
            server.wait()
            # Connections that were made are served by children of the server, which may live on.
            self.assertIn(service.get("/search?q=a").status, [200, 503])
            self.assertIsNone(service.process.poll())

    def test_partial_answers_say_so(self):
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{nobody.getsockname()[1]}"
            with Service("--partial", "--timeout", 1000, self.database, address) as service:
                answer = service.json("/search?q=th%C6%A1")
                self.assertTrue(answer["partial"])
                self.assertTrue(answer["results"])

    def test_a_silent_server_does_not_hold_up_every_request(self):
        with socket.socket() as silent:  # takes connections and says nothing
            silent.bind(("127.0.0.1", 0))
            silent.listen(100)
            address = f"127.0.0.1:{silent.getsockname()[1]}"
            with Service("--threads", 1, "--partial", "--timeout", 1000, self.database, address) as service:
                time.sleep(1.1)  # so that it looks for the server again
                slow = 0
                for _ in range(20):
                    begin = time.monotonic()
                    self.assertTrue(service.json("/search?q=th%C6%A1")["partial"])
                    slow += time.monotonic() - begin > 0.9
                    time.sleep(0.1)
                self.assertLessEqual(slow, 2)


class Stopping(DatabaseTest):
    def test_signals_end_it_well(self):
        for number in [signal.SIGTERM, signal.SIGINT]:
            with Service(self.database) as service, service.connect() as idle:
                service.get("/health")
                begin = time.monotonic()
                self.assertEqual(service.stop(number), 0)
                self.assertLess(time.monotonic() - begin, 5)
                self.assertEqual(received(idle), b"")

    def test_requests_that_have_come_are_answered(self):
        with Service("--threads", 1, self.database) as service:
            target = b"/search?q=h%E1%BB%99i+ngh%E1%BB%8B&limit=100&explain=1"
            connections = [service.connect() for _ in range(30)]
            for connection in connections:
                connection.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n")
            self.assertEqual(status_of(connections[0].recv(100)), 200)  # the rest is waiting by now
            self.assertEqual(service.stop(), 0)
            answers = [received(connection) for connection in connections[1:]]
            for connection in connections:
                connection.close()
            self.assertEqual({status_of(answer) for answer in answers}, {200})
            for answer in answers:
                head, _, body = answer.partition(b"\r\n\r\n")
                self.assertIn(b"Content-Length: %d\r\n" % len(body), head + b"\r\n")

    def test_it_goes_on_when_nobody_reads_its_log(self):
        process = subprocess.Popen([PROGRAMS / "thongcao-serve", "--listen", "127.0.0.1:0", self.database],
                                   text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        port = int(process.stdout.readline().rsplit(":", 1)[1].rstrip("/\n"))
        process.stderr.close()
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
                connection.sendall(b"GET /health HTTP/1.0\r\n\r\n")
                self.assertEqual(status_of(received(connection)), 200)

    def test_wrong_usage_and_failures(self):
        occupied = socket.socket()
        self.addCleanup(occupied.close)
        occupied.bind(("127.0.0.1", 0))
        occupied.listen()
        free = ["--listen", "127.0.0.1:0"]
        for arguments, status, message in [
            ([], 2, "DATABASE is needed"),
            (["--listen", "8080", self.database], 2, "--listen takes"),
            (["--listen", "127.0.0.1:70000", self.database], 2, "--listen takes"),
            (["--threads", "-1", self.database], 2, "--threads takes"),
            (["--nothing", self.database], 2, "nothing"),
            ([*free, self.folder / "none"], 1, "none"),
            (["--listen", f"127.0.0.1:{occupied.getsockname()[1]}", self.database], 1, "listened at"),
            ([*free, "--access-log", self.folder / "no/such.log", self.database], 1, "no/such.log"),
        ]:
            outcome = subprocess.run([PROGRAMS / "thongcao-serve", *arguments], text=True,
                                     capture_output=True, timeout=PATIENCE)
            self.assertEqual(outcome.returncode, status, (arguments, outcome.stderr))
            self.assertTrue(outcome.stderr.startswith("thongcao-serve: "), outcome.stderr)
            self.assertIn(message, outcome.stderr)
            self.assertEqual(outcome.stdout, "", "an address of a service that cannot be asked")


if __name__ == "__main__":
    unittest.main()
