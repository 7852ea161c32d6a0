local nn = require "nn"
local list = nn.ModuleList { nn.Linear(2, 2) } -- error: ModuleList: a list of modules cannot be called; call the modules in it (applied at module_list_call.lua:5)
return model {
  inputs = { x = { shape = { 2 } } }, net = list,
  predict = function(batch) return list(batch.x) end,
}
