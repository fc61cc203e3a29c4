// First of all: the engine of React Native has no source of random bytes of its own.
import 'react-native-get-random-values';
import { AppRegistry } from 'react-native';
import { App } from './src/app';

AppRegistry.registerComponent('Shop', () => App);
