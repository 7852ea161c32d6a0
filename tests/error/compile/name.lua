compile("a step", {}, function() end) -- error: compile: a name has letters, digits and _, as in compile("step", ...), not 'a step'
