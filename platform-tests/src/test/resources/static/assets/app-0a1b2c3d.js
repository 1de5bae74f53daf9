console.log("a test");
