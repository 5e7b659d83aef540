"""Starts thongcao-serve on a free port and talks to it: as a browser does, and byte by byte."""

import gzip
import http.client
import json
import os
import pathlib
import re
import select
import signal
import socket
import subprocess
import tempfile
import time
import unittest

PROGRAMS = pathlib.Path(os.environ["THONGCAO_PROGRAMS"])
SAMPLE = pathlib.Path(__file__).parents[2] / "corpus/sample/announcements.jsonl"
PATIENCE = 60  # seconds that anything may take on a machine with sanitizers and other work


def index(database, records=None):
    """Indexes the sample, or records as dicts, into a database."""
    source = str(SAMPLE) if records is None else "-"
    lines = "" if records is None else "".join(json.dumps(record) + "\n" for record in records)
    subprocess.run([PROGRAMS / "thongcao-index", "--quiet", str(database), source], input=lines, text=True,
                   check=True)


class Service:
    """A running thongcao-serve; killed, if it still runs, when the block ends."""

    def __init__(self, *arguments, environment=None):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [PROGRAMS / "thongcao-serve", "--listen", "127.0.0.1:0", *map(str, arguments)], text=True,
            stdout=subprocess.PIPE, stderr=self.log, env={**os.environ, **(environment or {})})
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else ""
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", line)
        if not match:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"thongcao-serve does not start: {line!r} {self.printed()}")
        self.port = int(match[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()

    def printed(self):
        """What it wrote to standard error so far."""
        self.log.seek(0)
        return self.log.read()

    def get(self, target, method="GET", **headers):
        """One request: the response, with its body, unpacked, as `body`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, target, headers={k.replace("_", "-"): v for k, v in headers.items()})
            response = connection.getresponse()
            response.body = response.read()
        finally:
            connection.close()
        if response.getheader("Content-Encoding") == "gzip" and response.body:
            response.body = gzip.decompress(response.body)
        return response

    def json(self, target):
        response = self.get(target)
        assert response.status == 200, (response.status, response.body)
        return json.loads(response.body)

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send(self, data):
        """Sends bytes on a connection of their own; what came back until the other side closed it."""
        with self.connect() as connection:
            try:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
            except OSError:  # it need not take everything
                pass
            return received(connection)

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def resident(self):
        """Bytes of memory it occupies."""
        pages = int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


def received(connection):
    """All that comes until the other side closes."""
    data = b""
    try:
        while piece := connection.recv(65536):
            data += piece
    except ConnectionResetError:
        pass
    return data


def status_of(answer):
    """Of the first answer in these bytes; None when they are no answer."""
    match = re.match(rb"HTTP/1\.1 (\d{3}) ", answer)
    return match and int(match[1])


def eventually(condition):
    """Waits until a condition holds; whether it did."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


class DatabaseTest(unittest.TestCase):
    """Tests with a database of the sample, made once for a class."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.database = cls.folder / "sample.db"
        index(cls.database)


class ServiceTest(DatabaseTest):
    """Tests that share one service, which must be alive and well after each of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.service = cls.enterClassContext(Service("--threads", 2, cls.database))

    def tearDown(self):
        self.assertTrue(eventually(lambda: self.service.get("/health").status == 200))
