import sys
message = "Hello"
sys.getrefcount(message)
