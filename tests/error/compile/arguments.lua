compile(function(x) return x end) -- error: compile: a name, its inputs and a function are needed, as in compile("step", { "x" }, function(x) ... end)
