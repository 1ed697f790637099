"""Ends of pipes."""

from multiprocessing import Connection, Pipe

__all__ = ["Pipe", "Connection"]
