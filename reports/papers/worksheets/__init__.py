"""Working papers of the office: each is built once as a table and becomes a PDF or a workbook."""
