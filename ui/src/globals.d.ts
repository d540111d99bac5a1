/** Whether this build is one that tests look into; a build for people has nothing for them. */
declare const __FOR_TESTS__: boolean;
