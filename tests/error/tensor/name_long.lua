return model { inputs = { x = { shape = { 3 } } }, predict = function(batch)
  return batch.x:name(("n"):rep(1e6)) -- error: the name 'nnnnnnnnnnnnnnnnnnnn...' has 1000000 characters
end }
