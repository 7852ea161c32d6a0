local f = load("return 1") -- error: attempt to call a nil value (global 'load')
