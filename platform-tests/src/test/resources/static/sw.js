self.addEventListener('fetch', () => undefined); // Vitrina in a test
