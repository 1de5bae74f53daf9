export const told = 'as it is';
