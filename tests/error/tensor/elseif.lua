local nn, tensor = require "nn", require "tensor"
local weight = nn.Parameter({ 3 }, 1)

local function loss(batch)
  local x, y = batch.x, batch.y
  if #x:shape() == 3 then
    return x:mean()
  elseif x:mean():gt(0) then -- error: a tensor is neither true nor false
    return (x * weight):mean()
  end
end

return model { inputs = { x = { shape = { 3 } }, y = { shape = {}, classes = 3 } }, batch = 4, loss = loss }
