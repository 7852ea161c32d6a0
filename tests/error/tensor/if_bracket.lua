local function first(a)return{a}end
return model { inputs = { x = { shape = { 3 } } }, predict = function(batch)
  if(batch.x:sum():gt(0))then -- error: a tensor is neither true nor false
    return batch.x
  end
  return first(batch.x)[1]
end }
