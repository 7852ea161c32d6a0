os.execute("true") -- error: attempt to call a nil value (field 'execute')
