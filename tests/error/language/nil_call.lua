local a = 1
build_network(a) -- error: attempt to call a nil value (global 'build_network')
