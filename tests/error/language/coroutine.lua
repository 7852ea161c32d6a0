local step = coroutine.wrap(function()
  local t = nil
  coroutine.yield(1)
  return t.field -- error: attempt to index a nil value (local 't')
end)
step()
step()
