"""The demo: the sample agency with its notices and work in every state, dated from today."""

from config.demo.build import Story, build

__all__ = ["Story", "build"]
