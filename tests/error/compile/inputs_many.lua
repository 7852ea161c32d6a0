local many = {}
for i = 1, 2e6 do many[i] = "x" end
compile("f", many, function(x) return x end) -- error: the script needs more than 256 MiB of memory
return model { inputs = { x = { shape = { 3 } } }, run = print }
