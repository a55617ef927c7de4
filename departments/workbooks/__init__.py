"""Lists typed in Excel: what a workbook may hold, read row by row, tried before it is taken in."""
