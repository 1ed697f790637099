"""What `io` is made of, under the name that its classes have."""

from io import (BlockingIOError, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO, DEFAULT_BUFFER_SIZE, FileIO,
                IncrementalNewlineDecoder, StringIO, TextIOWrapper, UnsupportedOperation, _BufferedIOBase, _IOBase, _RawIOBase,
                _TextIOBase, open, open_code, text_encoding)
