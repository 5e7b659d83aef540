#!/usr/bin/env python3
"""Searches a database from Python, with nothing but ctypes: search.py DATABASE QUERY

Prints the results as JSON. THONGCAO_LIBRARY may name the library where the system does not find it.
"""

import ctypes
import json
import os
import sys
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_size_t, c_uint64, c_void_p

library = ctypes.CDLL(os.environ.get("THONGCAO_LIBRARY", "libthongcao-searcher.so.0"))

ID, TITLE, DATE, SPEAKER, SNIPPET = 0, 1, 2, 5, 9  # of thongcao.h
FACET_YEAR = 3


class ThongcaoError(Exception):
    def __init__(self, status):
        self.status = status
        super().__init__(library.thongcao_error_message().decode())


def check(status, _function, _arguments):
    if status != 0:
        raise ThongcaoError(status)


def declare(name, result, *arguments):
    function = getattr(library, name)
    function.argtypes = arguments
    if result is None:
        function.restype = c_int32
        function.errcheck = check
    else:
        function.restype = result


declare("thongcao_error_message", c_char_p)
declare("thongcao_open", None, POINTER(c_char_p), c_size_t, POINTER(c_void_p))
declare("thongcao_close", None, c_void_p)
declare("thongcao_options_new", None, POINTER(c_void_p))
declare("thongcao_options_add_facet", None, c_void_p, c_int32)
declare("thongcao_search", None, c_void_p, c_char_p, c_void_p, POINTER(c_void_p))
declare("thongcao_result_count", c_size_t, c_void_p)
declare("thongcao_match_count", c_uint64, c_void_p)
declare("thongcao_result_field", c_char_p, c_void_p, c_size_t, c_int32, c_size_t)
declare("thongcao_result_score", c_double, c_void_p, c_size_t)
declare("thongcao_facet_value", c_char_p, c_void_p, c_int32, c_size_t, POINTER(c_uint64))
library.thongcao_options_free.argtypes = library.thongcao_results_free.argtypes = [c_void_p]
library.thongcao_options_free.restype = library.thongcao_results_free.restype = None


def values(get):
    """What get(0), get(1) … return, to the first None."""
    found = []
    while (value := get(len(found))) is not None:
        found.append(value.decode())
    return found


class Searcher:
    def __init__(self, *databases):
        self.handle = c_void_p()
        names = (c_char_p * len(databases))(*[os.fsencode(name) for name in databases])
        library.thongcao_open(names, len(databases), byref(self.handle))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        library.thongcao_close(self.handle)

    def search(self, query):
        options, results = c_void_p(), c_void_p()
        library.thongcao_options_new(byref(options))
        try:
            library.thongcao_options_add_facet(options, FACET_YEAR)
            library.thongcao_search(self.handle, query.encode(), options, byref(results))
            return {
                "matches": library.thongcao_match_count(results),
                "results": [read_result(results, i) for i in range(library.thongcao_result_count(results))],
                "years": values(lambda n: library.thongcao_facet_value(results, FACET_YEAR, n, None)),
            }
        finally:
            library.thongcao_results_free(results)
            library.thongcao_options_free(options)


def read_result(results, i):
    field = lambda number: values(lambda n: library.thongcao_result_field(results, i, number, n))
    return {
        "id": field(ID)[0],
        "title": field(TITLE),
        "date": field(DATE),
        "speakers": field(SPEAKER),
        "snippet": field(SNIPPET),
        "score": library.thongcao_result_score(results, i),
    }


def main():
    if len(sys.argv) != 3:
        sys.exit("Usage: search.py DATABASE QUERY")
    try:
        with Searcher(sys.argv[1]) as searcher:
            json.dump(searcher.search(sys.argv[2]), sys.stdout, ensure_ascii=False, indent=1)
    except ThongcaoError as error:
        sys.exit(f"search.py: {error}")


if __name__ == "__main__":
    main()
