local bytes = string.dump(print) -- error: attempt to call a nil value (field 'dump')
