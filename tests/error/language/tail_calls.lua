local function depth(n)
  return depth(n + 1) -- error: stack overflow
end
depth(1)
