#!/usr/bin/env python3
"""symbols.py PREFIX: compares what the shared libraries in PREFIX export with what the headers there declare.

Every exported symbol belongs to a class or function marked THONGCAO_API, every one of these is exported, and no type of
another library is in a signature or in a header.
"""

import pathlib
import re
import subprocess
import sys

FOREIGN = re.compile(r"\b(Xapian|icu|icu_\d+|UChar|UErrorCode|boost|nlohmann|simdjson|Gumbo\w*|archive|pugi|poppler)\b")


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)


def declared(headers):
    """Names of the classes and of the functions that are marked THONGCAO_API."""
    classes, functions = set(), set()
    for header in headers:
        text = without_comments(header.read_text())
        classes.update(re.findall(r"\b(?:class|struct)\s+THONGCAO_API\s+(\w+)", text))
        functions.update(re.findall(r"^THONGCAO_API\s[^;(]*?(\w+)\(", text, flags=re.M))
    return classes, functions


def exported(library):
    lines = subprocess.run(["nm", "-DC", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    return [line.split(" ", 2)[2] for line in lines.splitlines()]


def owner(symbol):
    """The class or function that a demangled symbol belongs to; none when it is not ours."""
    name = re.sub(r"^(vtable|typeinfo name|typeinfo) for ", "", symbol).replace("[abi:cxx11]", "")
    match = re.match(r"(?:thongcao::)(\w+)|(thongcao_\w+)$", name)
    return match and (match[1] or match[2])


def main():
    prefix = pathlib.Path(sys.argv[1])
    headers = sorted(prefix.glob("include/thongcao/*.h"))
    libraries = sorted(path for path in prefix.rglob("libthongcao-*.so") if path.is_symlink())
    classes, functions = declared(headers)
    errors = []
    seen = set()
    for library in libraries:
        for symbol in exported(library):
            name = owner(symbol)
            if name not in classes | functions or FOREIGN.search(symbol) or "::Internal::" in symbol:
                errors.append(f"{library.name} exports {symbol}, which no header declares")
            seen.add(name)
    errors += [f"{name} is declared but not exported" for name in sorted((classes | functions) - seen)]
    for header in headers:
        if found := FOREIGN.search(without_comments(header.read_text())):
            errors.append(f"{header.name} names {found[0]}")
    if len(libraries) != 4 or len(functions) < 50 or len(classes) < 5:
        errors.append(f"found {len(libraries)} libraries, {len(classes)} classes and {len(functions)} functions only")
    print("\n".join(errors) or f"{len(classes)} classes and {len(functions)} functions are declared and exported")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
