local nn = require "nn"
local net = { ["generate/h"] = nn.Parameter({ 1 }, 0.1) } -- error: this parameter would be called 'generate/h', as another
return model {
  net = net,
  generate = { vocabulary = "a", state = { h = { 1 } }, step = function(_, state) return state.h, state end },
}
