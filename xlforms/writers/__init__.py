"""Writers: what the completed workbook gains: derived cells, 附件5, the narrative, the problem list."""
