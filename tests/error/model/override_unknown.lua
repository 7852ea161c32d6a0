-- arguments: hiden=64
local cfg = config { hidden = 32, lr = 0.1 } -- error: config has no option 'hiden'; did you mean 'hidden'?
return model {}
