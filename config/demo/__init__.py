"""The demo: the sample agency with its notices and work in every state, dated from today.

The notices are papers that the product's own reader reads; what a clerk corrects in them stands in
`corrections`, what became of the work in story.txt.
"""

from config.demo.playing import build

__all__ = ["build"]
