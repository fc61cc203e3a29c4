import { createNavigationContainerRef, NavigationContainer } from '@react-navigation/native';
import { createNativeStackNavigator } from '@react-navigation/native-stack';
import { crow, TouchBoundary } from './crow';
import type { Screens } from './screens';
import { CartScreen, HomeScreen, ProductScreen } from './screens';

const navigation = createNavigationContainerRef<Screens>();
const Stack = createNativeStackNavigator<Screens>();

export function App() {
  return (
    <TouchBoundary>
      <NavigationContainer ref={navigation} onReady={() => crow.trackNavigation(navigation, { params: ['id'] })}>
        <Stack.Navigator>
          <Stack.Screen name="Home" component={HomeScreen} />
          <Stack.Screen name="Product" component={ProductScreen} />
          <Stack.Screen name="Cart" component={CartScreen} />
        </Stack.Navigator>
      </NavigationContainer>
    </TouchBoundary>
  );
}
