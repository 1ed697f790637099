"""Processes, and who runs."""

from multiprocessing import BaseProcess, active_children, current_process, parent_process

__all__ = ['BaseProcess', 'current_process', 'active_children', 'parent_process']
