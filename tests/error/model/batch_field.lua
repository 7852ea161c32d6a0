return model {
  inputs = { images = { shape = { 3 } } },
  predict = function(batch)
    return batch.image * 2 -- error: batch has no field 'image'; did you mean 'images'?
  end,
}
