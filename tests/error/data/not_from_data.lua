return model { data = "images.gz" } -- error: model: data comes from the module data
