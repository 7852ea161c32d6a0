local cfg = config { hidden = 32 }
local width = cfg.hiden * 2 -- error: config has no field 'hiden'; did you mean 'hidden'?
