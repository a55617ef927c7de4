"""The office's old register from a workbook: its notices with their tasks, open or closed as told.

Nothing is sent: who did the work knows it, and what is still open is reminded of as any other work.
"""
