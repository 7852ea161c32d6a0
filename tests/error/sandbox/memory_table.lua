local list = {}
for i = 1, 1 << 40 do list[i] = { i } end -- error: the script needs more than 256 MiB of memory
