/** The application that a guide's examples start. */
export declare function App(): null;
