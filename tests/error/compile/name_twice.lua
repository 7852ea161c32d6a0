compile("step", {}, function() end)
compile("step", {}, function() end) -- error: compile: two functions are called 'step'
