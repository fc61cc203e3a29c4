import type { NativeStackScreenProps } from '@react-navigation/native-stack';
import { Button, Text, View } from 'react-native';
import { crow } from './crow';

export type Screens = { Home: undefined; Product: { id: string }; Cart: undefined };

const PRICES: Record<string, number> = { 'laptop-x1': 1299, 'mouse-m2': 49 };

export function HomeScreen({ navigation }: NativeStackScreenProps<Screens, 'Home'>) {
  return (
    <View>
      {Object.keys(PRICES).map((id) => (
        <Button key={id} title={id} testID={`open-${id}`} onPress={() => navigation.navigate('Product', { id })} />
      ))}
    </View>
  );
}

export function ProductScreen({ navigation, route }: NativeStackScreenProps<Screens, 'Product'>) {
  const { id } = route.params;
  const price = PRICES[id] ?? 0;
  return (
    <View>
      <Text>
        {id}: {price} €
      </Text>
      <Button
        title="Add to cart"
        onPress={() => {
          crow.track('add_to_cart', { product_id: id, price });
          navigation.navigate('Cart');
        }}
      />
    </View>
  );
}

export function CartScreen() {
  return (
    <Button
      title="Place order"
      onPress={() => crow.track('order_completed', { order_id: 'o-1', total: 1299, currency: 'EUR' })}
    />
  );
}
