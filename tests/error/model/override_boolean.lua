-- arguments: wide=yes
local cfg = config { wide = false } -- error: config: wide=yes is not true or false, which the default false asks for
return model {}
