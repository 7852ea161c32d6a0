local text = ("x"):rep(1 << 30) -- error: the script needs more than 256 MiB of memory
