local f = io.open("/etc/passwd") -- error: attempt to index a nil value (global 'io')
