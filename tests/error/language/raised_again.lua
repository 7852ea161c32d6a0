local function inner()
  local t = nil
  return t.field -- error: error: attempt to index a nil value (local 't')
end
local ok, message = pcall(inner)
error(message)
