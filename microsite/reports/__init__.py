"""Results of campaigns as reports: tables, sentences, a chart; csv, md, docx."""
