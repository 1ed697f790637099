# logging reports a bad record on standard error and the program goes on; where the classes of unittest are from; no
# context in what Decimal refuses; os is no package.
import decimal
import io
import logging
import sys
import unittest

own, sys.stderr = sys.stderr, io.StringIO()
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s")
logging.warning("a number: %d", "x")
logging.warning("%s %s", 1)
logging.warning("goes on")
report, sys.stderr = sys.stderr.getvalue().split("\n"), own
for line in report:
    if not line.startswith("  ") or "logging.warning" in line:
        print(line)

try:
    decimal.Decimal("abc")
except decimal.InvalidOperation as error:
    print(error, error.__context__)

for name in ("os.nothing", "os.path.nothing", "json.nothing"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error)
import os.path

print(hasattr(os, "__path__"), os.path.join("a", "b"))


class Case(unittest.TestCase):
    def test_fails(self):
        self.assertEqual(1, 2)


print(unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Case)))
for thing in (unittest.TestResult, unittest.TextTestRunner, unittest.TestSuite, unittest.TestLoader, unittest.TestCase):
    print(thing)
