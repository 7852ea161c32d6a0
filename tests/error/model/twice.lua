model { batch = 4 }
return model { batch = 8 } -- error: model{} is called a second time
