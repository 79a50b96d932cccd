"""标注: faulty cells coloured and with a note, in the officer's own workbook; and all of it taken off again."""
