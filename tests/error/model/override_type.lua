-- arguments: hidden=6.5
local cfg = config { hidden = 32 } -- error: config: hidden=6.5 is not a whole number, which the default 32 asks for
return model {}
