"""The sheets of the workbook, one file a sheet; ``paper`` lays them out, ``xlsx`` beside this folder binds them."""
