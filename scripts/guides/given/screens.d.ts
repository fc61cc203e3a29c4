/** The screens of the application that the guide's examples start. */
export declare function Screens(): null;
